"""From settings to a running application: the only place that knows every part."""
