"""shimpage.py - the page of memory that the program under test and its driver share; see tests/fault/shim.h"""
import ctypes
import mmap


class ShimPage(ctypes.Structure):
    _fields_ = [("drag_us", ctypes.c_uint32), ("seed", ctypes.c_uint32), ("fail_kinds", ctypes.c_uint32),
                ("fail_at", ctypes.c_uint32), ("fails_for_ever", ctypes.c_uint32), ("fail_errno", ctypes.c_int32),
                ("clock_add_s", ctypes.c_int64), ("file_system", ctypes.c_int64), ("phase", ctypes.c_uint32),
                ("is_loaded", ctypes.c_uint32), ("commits", ctypes.c_uint64), ("synced", ctypes.c_uint64),
                ("calls", ctypes.c_uint32), ("failed", ctypes.c_uint32)]


def share_page(path):
    """A new page in the file of that name, all of it 0."""
    with open(path, "w+b") as file:
        file.truncate(mmap.PAGESIZE)
        return ShimPage.from_buffer(mmap.mmap(file.fileno(), mmap.PAGESIZE))


def shim_environment(shim, path, store):
    """What loads the shim into a program."""
    return {"LD_PRELOAD": shim, "CW_SHIM_PAGE": path, "CW_SHIM_DIR": store}
