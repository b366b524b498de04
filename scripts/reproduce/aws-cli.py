"""The AWS CLI, loaded once: `aws-cli.py SOCKET PROGRAM` runs each command that the program below sends in a child of its own.

Loading it takes most of a command's time, and lines of 80 failures are some 600 commands.
"""
import gc
import json
import os
import signal
import socket
import sys
import traceback

import awscli.clidriver
import botocore.loaders

SERVICES = ['cloudtrail', 'iam', 'kms', 'logs', 's3', 'sns', 'sts']

# Sends its words, environment, folder and streams, and ends as the child ended.
CLIENT = """#!{python} -ISE
import json, os, socket, sys
here = socket.socket(socket.AF_UNIX)
here.connect({path!r})
about = json.dumps([sys.argv, dict(os.environ), os.getcwd()]).encode()
socket.send_fds(here, [len(about).to_bytes(4, 'big')], [0, 1, 2])
here.sendall(about)
sys.exit(here.recv(1)[0])
"""


def whole(there, length):
    read = b''
    while len(read) < length:
        read += there.recv(length - len(read))
    return read


def answer(there):
    length, streams, _, _ = socket.recv_fds(there, 4, 3)
    words, env, folder = json.loads(whole(there, int.from_bytes(length, 'big')))
    if os.fork() != 0:
        for stream in streams:
            os.close(stream)
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for wanted, stream in enumerate(streams):
        os.dup2(stream, wanted)
    # Set where the CLI is loaded.
    data = os.environ['AWS_DATA_PATH']
    os.environ.clear()
    os.environ.update({**env, 'AWS_DATA_PATH': data})
    os.chdir(folder)
    sys.argv = words
    status = 255
    try:
        status = awscli.clidriver.main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        there.sendall(bytes([status & 255]))
        os._exit(0)


def read_once():
    # Each command reads the descriptions of its service, of which children only get what was read before they began.
    load = botocore.loaders.JSONFileLoader.load_file
    read = {}

    def load_file(self, path):
        if path not in read:
            read[path] = load(self, path)
        return read[path]

    botocore.loaders.JSONFileLoader.load_file = load_file
    session = awscli.clidriver.create_clidriver().session
    for service in SERVICES:
        session.create_client(service, region_name='us-east-1')


def main(path, program):
    read_once()
    # A collection in a child would copy all of it.
    gc.freeze()
    # Nobody waits for the children: each tells its own status.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen()
    with open(program, 'w') as client:
        client.write(CLIENT.format(python=sys.executable, path=path))
    os.chmod(program, 0o755)
    print('ready', flush=True)
    while True:
        there, _ = server.accept()
        with there:
            answer(there)


main(*sys.argv[1:])
