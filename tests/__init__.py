"""The tests. Whoever forks a process waits for the threads of OpenBLAS, at times for ever; with one thread, as the program has it, there is none to wait for."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
