@testable import App
import Care
import Testing

@Suite struct SettingsTests {
    private static func given(_ change: (inout Settings.Given) -> Void) -> Settings.Given {
        var given = Settings.Given()
        given.data = "somewhere"
        change(&given)
        return given
    }

    @Test func `a house listens on this machine only unless told otherwise`() throws {
        let settings = try Settings(Self.given { _ in })
        #expect(settings.host == "127.0.0.1")
        #expect(settings.keys == "somewhere/keys")
        #expect(!settings.isDemo)
        #expect(settings.trustedProxies.isEmpty)
    }

    @Test(arguments: ["0.0.0.0", "::", "192.0.2.1", "example.org", ""])
    func `a demo never listens beyond this machine`(_ host: String) {
        #expect(throws: SettingsFault.self) {
            try Settings(
                Self.given {
                    $0.isDemo = true
                    $0.host = host
                })
        }
    }

    @Test func `all that is wrong is told at once`() {
        let error = #expect(throws: SettingsFault.self) {
            try Settings(
                Self.given {
                    $0.port = 65_536
                    $0.data = ""
                    $0.database = "mysql://somewhere"
                })
        }
        #expect(error?.faults.count == 3)
    }

    @Test func `no line of the settings holds the password of the database`() throws {
        let settings = try Settings(Self.given { $0.database = "postgres://xinqiao:a-secret@127.0.0.1/house" })
        #expect(!settings.lines.joined().contains("a-secret"))
    }

    @Test(arguments: ["990100", "9901", "990100000000"])
    func `a home is told by its code with or without the zeros behind it`(_ code: String) throws {
        #expect(try Settings(Self.given { $0.home = code }).home?.code == "990100000000")
    }

    @Test(arguments: ["99010", "示例市", "000000000000"])
    func `a home that is no code is told at once`(_ code: String) {
        let error = #expect(throws: SettingsFault.self) { try Settings(Self.given { $0.home = code }) }
        #expect(error?.faults.count == 1)
    }

    @Test func `trusted proxies are read from one line`() throws {
        let settings = try Settings(Self.given { $0.trustedProxies = "127.0.0.1, ::1" })
        #expect(settings.trustedProxies == ["127.0.0.1", "::1"])
    }
}
