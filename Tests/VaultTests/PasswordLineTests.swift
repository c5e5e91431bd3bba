import Testing

@testable import Vault

@Suite struct PasswordLineTests {
    private var line = PasswordLine<String>(memory: 3)

    private mutating func join(_ job: String, from asker: String, limit: Int = 9) -> String? {
        line.join(job, from: asker, limit: limit)
    }

    private mutating func everybody() -> [String] {
        var served: [String] = []
        while let job = line.next() { served.append(job) }
        return served
    }

    @Test mutating func `strangers are served as they come`() {
        for name in ["a", "b", "c"] { #expect(join(name, from: name) == nil) }
        #expect(everybody() == ["a", "b", "c"])
    }

    @Test mutating func `one asker with many in line lets others between`() {
        for job in ["flood 1", "flood 2", "flood 3"] { #expect(join(job, from: "flood") == nil) }
        #expect(join("owner", from: "owner") == nil)
        #expect(everybody() == ["flood 1", "owner", "flood 2", "flood 3"])
    }

    @Test mutating func `whoever was wrong waits behind who was not`() {
        line.note(false, from: "guesser")
        #expect(join("guess", from: "guesser") == nil)
        #expect(join("owner", from: "owner") == nil)
        #expect(everybody() == ["owner", "guess"])
    }

    @Test mutating func `whoever was right before goes before strangers, until the lead is used up`() {
        line = PasswordLine(memory: 10)
        line.note(true, from: "owner")
        for _ in 0..<4 { line.note(false, from: "owner") }
        #expect(join("stranger", from: "stranger") == nil)
        #expect(join("owner", from: "owner") == nil)
        #expect(everybody() == ["owner", "stranger"])
        line.note(false, from: "owner")
        #expect(join("stranger", from: "stranger") == nil)
        #expect(join("owner", from: "owner") == nil)
        #expect(everybody() == ["stranger", "owner"])
    }

    @Test mutating func `from a full line goes who has been wrong most, and of several alike the last`() {
        line.note(false, from: "guesser")
        #expect(join("guess", from: "guesser", limit: 2) == nil)
        #expect(join("a", from: "a", limit: 2) == nil)
        #expect(join("b", from: "b", limit: 2) == "guess")
        #expect(join("c", from: "c", limit: 2) == "c")
        #expect(everybody() == ["a", "b"])
    }

    @Test mutating func `wrong passwords are forgotten when others were wrong since`() {
        line.note(false, from: "owner")
        for _ in 0..<3 { line.note(false, from: "guesser") }
        #expect(join("guess", from: "guesser") == nil)
        #expect(join("owner", from: "owner") == nil)
        #expect(join("stranger", from: "stranger") == nil)
        #expect(everybody() == ["owner", "stranger", "guess"])
    }
}
