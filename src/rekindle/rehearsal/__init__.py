"""The rehearsal room: a clinic of invented people, written only through the rooms' own actions."""
