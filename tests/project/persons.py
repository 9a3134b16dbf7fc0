"""What a person brings that no log may hold."""

WORDS = {
    "username": "zelda-quill",
    "name": "Zelda Quillfeather",
    "email": "zelda@quillfeather.example",
    "password": "ottoman-quokka-77",
    "comment": "The regime reads my gait, says Umbriel.",
    "quote": "behaviour records",
    "search": "umbriel gait",
    "path": "umbriel-was-here",
    "address": "203.0.113.77",
    "agent": "QuillBrowser/1.0",
}
