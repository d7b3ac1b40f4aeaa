"""What touches the world: looking up, linking, recording. Words are told in keys; `delivery` says them."""
