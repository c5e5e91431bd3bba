import Care
import Testing
import Vault

@Suite struct OneTimeCodeTests {
    let device = OneTimeCode(secret: Private(Array("12345678901234567890".utf8)))

    /// Source: RFC 6238, appendix B, SHA-1; six digits are the last six of its eight.
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ] as [(Int64, String)])
    func `the digits are those of the standard`(seconds: Int64, digits: String) {
        let moment = Moment(milliseconds: seconds * 1_000)
        #expect(device.digits(at: moment) == digits)
        #expect(device.check(digits, at: moment) == seconds / 30)
    }

    /// Source: RFC 4226, appendix D: the codes of counters 0 to 9.
    @Test func `the steps count as in the standard for counters`() {
        let codes = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ]
        #expect((0..<10).map { device.digits(at: Moment(milliseconds: $0 * 30_000)) } == codes)
    }

    @Test func `digits count one step early and one step late, no more`() {
        let moment = Moment(milliseconds: 1_800_000_000_000)
        let digits = device.digits(at: moment)
        let step = OneTimeCode.step(at: moment)
        #expect(device.check(digits, at: moment.adding(seconds: 30)) == step)
        #expect(device.check(digits, at: moment.adding(seconds: -30)) == step)
        #expect(device.check(digits, at: moment.adding(seconds: 60)) == nil)
        #expect(device.check(digits, at: moment.adding(seconds: -60)) == nil)
    }

    @Test func `digits that were used once are worth nothing, nor are older ones`() throws {
        let moment = Moment(milliseconds: 1_800_000_000_000)
        let used = try #require(device.check(device.digits(at: moment), at: moment))
        #expect(device.check(device.digits(at: moment), at: moment, lastUsed: used) == nil)
        #expect(device.check(device.digits(at: moment.adding(seconds: -30)), at: moment, lastUsed: used) == nil)
        let next = moment.adding(seconds: 30)
        #expect(device.check(device.digits(at: next), at: next, lastUsed: used) == used + 1)
    }

    @Test(arguments: ["287 082", "287082", " 287082 ", fullWidth("287082"), fullWidth("287 082")])
    func `spaces and full-width digits do not matter`(typed: String) {
        #expect(device.check(typed, at: Moment(milliseconds: 59_000)) == 1)
    }

    @Test(arguments: ["", "87082", "0287082", "287083", "28708x", "二八七零八二"])
    func `anything else is refused`(typed: String) {
        #expect(device.check(typed, at: Moment(milliseconds: 59_000)) == nil)
    }

    @Test func `a secret goes to the app and back as base 32`() throws {
        let fresh = OneTimeCode(random: .seeded(1))
        #expect(fresh.secret.exposed.count == 20)
        #expect(fresh.base32.exposed.count == 32)
        #expect(try #require(OneTimeCode(base32: fresh.base32)).secret == fresh.secret)
        #expect(OneTimeCode(base32: Private("JBSWY3DP")) == nil)
        #expect(OneTimeCode(base32: Private("not base 32!")) == nil)
    }

    @Test func `the address for the QR code is escaped and complete`() {
        let address = device.address(issuer: "心桥 Xinqiao", account: "li:wei@example.org").exposed
        #expect(
            address == "otpauth://totp/%E5%BF%83%E6%A1%A5%20Xinqiao:li%3Awei%40example.org"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E5%BF%83%E6%A1%A5%20Xinqiao"
                + "&algorithm=SHA1&digits=6&period=30")
    }
}
