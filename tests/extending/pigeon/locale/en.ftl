channel-pigeon = Pigeon post
