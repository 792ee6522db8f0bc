"""keywatch.py - every key that reaches the screen, with the time that the display server gave it"""
import ctypes
import threading
import time

KEY_PRESS = 2
FROM_SERVER = 0
ALL_CLIENTS = 3


class InterceptData(ctypes.Structure):  # X11/extensions/record.h
    _fields_ = [("id_base", ctypes.c_ulong), ("server_time", ctypes.c_ulong), ("client_seq", ctypes.c_ulong),
                ("category", ctypes.c_int), ("client_swapped", ctypes.c_int),
                ("data", ctypes.POINTER(ctypes.c_ubyte)), ("data_len", ctypes.c_ulong)]


class Range(ctypes.Structure):
    _fields_ = [("requests_and_events", ctypes.c_ubyte * 18), ("device_first", ctypes.c_ubyte),
                ("device_last", ctypes.c_ubyte), ("errors", ctypes.c_ubyte * 2), ("started", ctypes.c_int),
                ("died", ctypes.c_int)]


CALLBACK = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(InterceptData))


class KeyWatch:
    """times: the server's milliseconds of each key press, oldest first."""

    def __init__(self):
        self.times = []
        self.xlib, self.xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        for function in (self.xlib.XOpenDisplay, self.xtst.XRecordAllocRange):
            function.restype = ctypes.c_void_p
        self.xtst.XRecordAllocRange.restype = ctypes.POINTER(Range)
        self.xtst.XRecordCreateContext.restype = ctypes.c_ulong
        self.callback = CALLBACK(self._seen)
        thread = threading.Thread(target=self._watch, daemon=True)
        thread.start()
        time.sleep(0.3)

    def _watch(self):
        control, data = (ctypes.c_void_p(self.xlib.XOpenDisplay(None)) for _ in range(2))
        watched = self.xtst.XRecordAllocRange()
        watched.contents.device_first = watched.contents.device_last = KEY_PRESS
        clients = (ctypes.c_ulong * 1)(ALL_CLIENTS)
        ranges = (ctypes.POINTER(Range) * 1)(watched)
        context = self.xtst.XRecordCreateContext(control, 0, clients, 1, ranges, 1)
        self.xlib.XSync(control, 0)
        self.xtst.XRecordEnableContext(data, ctypes.c_ulong(context), self.callback, None)

    def _seen(self, _closure, intercepted):
        event = intercepted.contents
        if event.category == FROM_SERVER and event.data_len and event.data[0] & 0x7f == KEY_PRESS:
            self.times.append(int.from_bytes(bytes(event.data[4:8]), "little"))
        self.xtst.XRecordFreeData(intercepted)

    def since(self, count):
        """The time of the first key after the first COUNT ones."""
        end = time.monotonic() + 5
        while len(self.times) <= count:
            assert time.monotonic() < end, "no key reached the screen"
            time.sleep(0.005)
        return self.times[count]
