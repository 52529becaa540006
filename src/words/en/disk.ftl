# Files that cannot be written or locked.

disk-in-use = { $file } is in use: “{ $office }” has it open (process { $process }). Close it there and try again; nothing was changed.
disk-in-use-unnamed = { $file } is in use: another window of this program has it open (process { $process }). Close it there and try again; nothing was changed.
disk-in-use-unknown = { $file } is in use: another window or another person has it open. Close it there and try again; nothing was changed.
disk-exists = { $file } is there already and was left as it is. Choose another name.
disk-read-only = { $file } may only be read. Allow it to be changed in its properties, or work on a copy; nothing was changed.
disk-not-a-file = { $file } is not a file that can be replaced; it may be a folder or a device.
disk-no-name = “{ $file }” names no file.
disk-no-folder = { $file } cannot be written: its folder does not exist.
disk-full = { $file } cannot be written: there is no room left on the disk. What stood there before is untouched.
disk-not-allowed = { $file } cannot be written: the system does not allow it. The file may be open in another program, or its folder may be for reading only. What stood there before is untouched.
disk-cannot-write = { $file } cannot be written: { $message }. What stood there before is untouched.
disk-not-locked = { $file } could not be locked ({ $message }). Make sure that nobody else changes it at the same time.
disk-none-written = Nothing was written; left as they were: { $names }.
disk-some-written = Written: { $written }. Not written, left as they were: { $names }.
