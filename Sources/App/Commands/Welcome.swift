import Access
import Foundation
import Regions

/// What a start prints: the address, the settings, and in a demo who can sign in.
struct Welcome: Sendable {
    let settings: Settings
    let home: Home
    let baseURL: String
    let demo: DemoFile?

    func say() {
        var lines = ["", "Xinqiao is open at \(baseURL)"] + settings.lines + [home.line]
        if let demo {
            lines += ["", "A demo: everybody here is invented. Sign in at \(baseURL)/sign-in with one click as"]
            lines += demo.accounts.filter { $0.password != nil }.map { person in
                "  \(person.account.padding(toLength: 16, withPad: " ", startingAt: 0))\(person.role.rawValue)"
            }
            lines.append("Passwords, secrets and tokens: \(DemoFile.path(in: settings.data))")
        }
        print(lines.joined(separator: "\n"))
        fflush(nil)
    }
}
