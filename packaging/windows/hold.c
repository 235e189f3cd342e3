/* hold FILE READY: opens a file as a spreadsheet program does, nobody else may write to it or replace it. Makes the file
 * READY when it has, and ends when that is gone. */
#include <windows.h>

int main(int count, char **argument)
{
    if (count != 3)
        return 2;
    HANDLE held = CreateFileA(argument[1], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (held == INVALID_HANDLE_VALUE)
        return 1;
    CloseHandle(CreateFileA(argument[2], GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL, CREATE_ALWAYS, 0, NULL));
    for (int tenths = 0; tenths < 600 && GetFileAttributesA(argument[2]) != INVALID_FILE_ATTRIBUTES; tenths++)
        Sleep(100);
    return 0;
}
