import ArgumentParser
import Care
import Foundation

/// Asking an operator for something that must not stand in a command line or on the screen.
enum Terminal {
    static func password() throws -> Private<String> {
        if isatty(STDIN_FILENO) == 1 {
            guard let typed = getpass("Password: ") else { throw ValidationError("no password was given") }
            return Private(String(cString: typed))
        }
        guard let line = readLine(strippingNewline: true) else {
            throw ValidationError("no password on standard input")
        }
        return Private(line)
    }
}
