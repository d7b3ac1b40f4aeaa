"""What the rules do not hold for, by name, with the reason why it is right as it is."""

from typing import Final

JUSTIFIED: Final[dict[str, dict[str, str]]] = {
    "blanks": {
        "code-mail": "a letter has empty lines between its paragraphs",
    },
    "headline zh-Hant-TW": {
        "ticket-notice": "the helpdesk's line of facts about a ticket, not a sentence",
        "ticket-story": "the same",
    },
    "button zh-Hant-TW": {
        "ticket-named": "a ticket is called by its number and its subject",
        "me-remove-one": "a way to sign in is called by its own label and its date",
    },
    "button en": {
        "ticket-named": "a ticket is called by its number and its subject",
        "me-remove-one": "a way to sign in is called by its own label and its date",
        "approve-open-one": "a request is called by whose it is and what it asks for",
    },
    "numbers": {
        "web-bar-step-1h": "a Chinese button counts one hour in a figure as it does 15 minutes",
        "web-bar-step-1d": "the same of one day",
        "faq-auto-creation-day": "3月 is March",
    },
}
