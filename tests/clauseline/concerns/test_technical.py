"""Drafts about no people: what their clauses on privacy say, and what only sounds like it."""

import pytest

from clauseline.concerns import hints, peopled


def said(text, language="en", *, in_peopled=False):
    """Each concern with whether its first hint guards against it."""
    found: dict[str, bool] = {}
    for hint in hints(text, language, in_peopled=in_peopled):
        found.setdefault(hint.concern, hint.safe)
    return found


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("The list of codecs is a fingerprinting surface.", "identity-linkage"),
        ("Reply times allow the fingerprinting of a client.", "identity-linkage"),
        ("A long-lived tag brings a risk of linkability.", "identity-linkage"),
        ("With one key a peer can track the signer over time.", "identity-linkage"),
        ("An observer can correlate activity of users over time.", "identity-linkage"),
        ("The cache can be turned into a tracking cookie.", "identity-linkage"),
        ("The sensor reveals the location of the user.", "location-tracking"),
        ("Traffic analysis reveals which pages were read.", "surveillance"),
        ("An extension may steal privacy-sensitive information.", "data-security"),
        ("Reports contain personally identifying information.", "data-minimisation"),
        ("Two origins may collude and track a lone user of theirs.", "identity-linkage"),
        ("The list of fonts is of use for fingerprinting.", "identity-linkage"),
        ("What is learned might be identifying.", "identity-linkage"),
        ("Shared links lead to cross-site recognition.", "identity-linkage"),
        ("A host goes on to track the user during a session.", "surveillance"),
        ("The report has data about a user's activity, which touches privacy.", "surveillance"),
        ("A site can pass on identifying information to a third party, against privacy.", "secondary-use"),
        ("Caches defeat a user's attempts to keep some privacy.", "consent-transparency"),
        ("The feature may be abused for tracking purposes by third parties.", "identity-linkage"),
        ("From privacy-sensitive times a host can guess which requests belong to the same client.", "identity-linkage"),
        ("Lasting identifiers are a privacy concern.", "identity-linkage"),
        ("Privacy-sensitive and private information may be exposed in a URL.", "data-security"),
        ("Names looked up are privacy-sensitive: they reveal habits of the user.", "behaviour-scoring"),
        ("A server may share the details of a privacy-sensitive channel with a third party.", "secondary-use"),
        ("For privacy's sake this is a fault: the camera records without prompting the user.", "consent-transparency"),
    ],
)
def test_a_clause_on_privacy_raises_its_concern(text, concern):
    assert said(text).get(concern) is False


@pytest.mark.parametrize(
    ("text", "concern"),
    [
        ("The values are rounded to reduce the potential for fingerprinting.", "identity-linkage"),
        ("Keys change often, to limit cross-site recognition of users' privacy settings.", "identity-linkage"),
        ("To counter this user tracking, a client takes different keys for its peers.", "identity-linkage"),
        ("Changing addresses for privacy prevents linking requests over time.", "identity-linkage"),
        ("It is made harder to correlate users over time, which serves privacy.", "identity-linkage"),
        ("The risk of cross-site recognition is mitigated by noise.", "identity-linkage"),
        ("As privacy goes, a peer cannot track an endpoint by linking its messages.", "identity-linkage"),
        ("For privacy, take care to not show a number without the user's consent.", "consent-transparency"),
        ("It is made impractical to use the interface for tracking purposes.", "identity-linkage"),
        ("Padding makes traffic analysis harder.", "surveillance"),
        ("For privacy, the relying party shall discard the unique elements of the attestation.", "identity-linkage"),
        ("It is clear to the user that the camera is on, which serves privacy.", "consent-transparency"),
        ("The existence of a key is not revealed without user consent.", "consent-transparency"),
        (
            "A relay strips personally identifiable information before it forwards a message.",
            "data-minimisation",
        ),
        ("For privacy the log is shown, and users can revoke access at any time.", "consent-transparency"),
    ],
)
def test_a_clause_that_serves_privacy_guards(text, concern):
    assert said(text).get(concern) is True


@pytest.mark.parametrize(
    "text",
    [
        "Privacy aside, a child navigable inherits the policy, and the Max-Age attribute of the user's cookie is kept.",
        "In the interest of privacy, excludeItems lists each entry of a user that has access.",
        "Privacy is met in isolation, as keys do not identify a pair.",
        "For privacy, the user denies a permission of the feature, and access ends.",
        "For privacy, the core data model has two types.",
        "The pairwise keys of a group serve the privacy of users.",
        "The unified platform string names a version, for privacy.",
        "Privacy is met as in [GEOLOCATION-API] by the device of a user.",
        "For privacy, a user agent infers what is intentionally shown.",
        "The member is retained for compatibility with old readers; see the privacy of residents.",
        "Privacy and the occupation of a room by users differ.",
        "A client logged into the server shows each access of the user, for privacy.",
        "A linkable element of the page names users, whatever their privacy.",
        "For privacy, a wallet uses the nonce of the user until a fresh nonce for the credential is told.",
        "The CA retrieves records of the Certification Authority Authorization for the mailbox, whatever its privacy.",
    ],
)
def test_beside_privacy_too_technical_words_stay_quiet(text):
    assert said(text) == {}


def test_a_user_agent_is_no_user():
    assert said("User agents infer the preferences of the browser.", in_peopled=True) == {}
    assert said("Users show what to infer of their preferences.", in_peopled=True) == {"behaviour-scoring": False}


def test_fingerprinting_by_a_sensor_takes_nobodys_fingers():
    assert "biometric-body" not in said("Sensors allow the fingerprinting of devices.", in_peopled=True)
    assert "biometric-body" in said("A sensor scans the fingerprint of a person.", in_peopled=True)


@pytest.mark.parametrize(
    ("text", "concern", "guards"),
    [
        ("出版物不得含有散布邪教的内容。", "content-control", False),
        ("国家扶持残疾人平等参与社会生活。", "discrimination", True),
        ("公司招聘时采集残疾人信息。", "discrimination", False),
        ("公安机关可以要求企业提供用户信息，企业对有关情况予以保密。", "state-access", False),
        ("公安机关应当根据交通情况为车辆提供便利。", "state-access", None),
        ("平台应当保障业主隐私。", "data-security", True),
        ("发现含有所列内容的公告，应当通知单位予以删除。", "content-control", False),
    ],
)
def test_chinese_clauses_are_read_for_what_they_do(text, concern, guards):
    assert said(text, "zh", in_peopled=True).get(concern) is guards


@pytest.mark.parametrize(
    ("text", "concern", "guards"),
    [
        ("Health information may be disclosed to start a proceeding.", "secondary-use", False),
        ("The police chooses the least intrusive methods of an investigation.", "surveillance", False),
        ("The anonymity of the recipient cannot be assured.", "anonymity", False),
        ("The list of families is used solely to send books.", "secondary-use", True),
        ("No landlord shall retaliate against a tenant who exercises a right.", "rights-redress", True),
        ("Clients have the right to be informed of what is planned.", "consent-transparency", True),
        ("People with impairments may need more time to answer.", "discrimination", True),
    ],
)
def test_laws_on_health_and_police_are_read(text, concern, guards):
    assert said(text, in_peopled=True).get(concern) is guards


def test_passengers_petitioners_and_publications_make_a_law_speak():
    assert peopled(["乘客应当遵守秩序。"], "zh")
    assert peopled(["信访人应当遵守秩序。"], "zh")
    assert not peopled(["乘客电梯应当检修。"], "zh")
    assert said("省旅游行政部门应当公告。", "zh", in_peopled=True) == {}
    assert "content-control" in said("出版物不得含有散布邪教的内容。", "zh")
    assert "exclusion-sanction" not in said("个人的不良信息自事件终止之日起计算。", "zh", in_peopled=True)
