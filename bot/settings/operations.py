"""The section `operations`: what whoever runs the desk watches it by."""

from pydantic import SecretStr

from integrations.settings_section import SettingsSection


class OperationsSettings(SettingsSection):
    """`metrics_token`: opens /metrics from elsewhere than this machine; absent: nobody reads it from there."""

    metrics_token: SecretStr | None = None
