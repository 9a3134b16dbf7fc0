"""Fictional sentences that turn up in several drafts of the tests."""

FACE = "The platform shall record the face of every visitor and keep the record for as long as the space is open."
FACE_SOFTER = "The platform may record the face of every visitor and keep the record for as long as the space is open."
NAME = "An avatar carries the civil name of its owner in letters that other visitors can read at any distance."
FEE = "Each gate of the harbour collects a fee in shells, which the keeper counts at noon before the gulls arrive."
NOTICE = "Readers are invited to send notice of any error in this page to the secretariat before the first of March."
HAN = (
    "平台应当记录每一位访客的面部特征，并在虚拟空间开放期间一直保存该记录，"
    "不得向任何第三方提供，也不得用于其他目的，访客可以随时查阅。"
)
