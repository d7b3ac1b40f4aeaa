channel-pigeon = 飛鴿傳書
