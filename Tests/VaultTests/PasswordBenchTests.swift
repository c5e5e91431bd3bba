import Care
import Foundation
import Testing
import Vault

@Suite struct PasswordBenchTests {
    let password = Private("静水流深 42!")

    @Test func `a password set on the bench is right afterwards and another is wrong`() async throws {
        let bench = PasswordBench(cost: .forTests)
        let stored = try await bench.hash(password, from: "home")
        #expect(try await bench.check(password, against: stored, from: "home") == .right)
        #expect(try await bench.check(Private("other"), against: stored, from: "home") == .wrong)
    }

    @Test func `a right password at yesterday's cost asks to be hashed anew`() async throws {
        let stored = try await PasswordBench(cost: .forTests).hash(password, from: "home")
        let dearer = PasswordBench(cost: try #require(ScryptCost(logRounds: 11, blockSize: 1, passes: 1)))
        #expect(try await dearer.check(password, against: stored, from: "home") == .rightButOutdated)
        #expect(try await dearer.check(Private("other"), against: stored, from: "home") == .wrong)
    }

    @Test func `an unknown account costs as much work as a known one`() async throws {
        let bench = PasswordBench(cost: try #require(ScryptCost(logRounds: 12, blockSize: 8, passes: 1)))
        let stored = try await bench.hash(password, from: "home")
        var known: [Duration] = []
        var unknown: [Duration] = []
        for _ in 0..<5 {
            known.append(try await duration(of: bench, checking: stored))
            unknown.append(try await duration(of: bench, checking: nil))
        }
        // The fastest of five on a busy machine; without the decoy the ratio would be far below one in a hundred.
        let (fastestUnknown, fastestKnown) = (try #require(unknown.min()), try #require(known.min()))
        #expect(fastestUnknown * 3 > fastestKnown)
    }

    private func duration(of bench: PasswordBench, checking stored: String?) async throws -> Duration {
        let start = ContinuousClock.now
        #expect(try await bench.check(Private("x"), against: stored, from: "home") == .wrong)
        return ContinuousClock.now - start
    }

    @Test func `a stored hash that cannot be read is an error, not a wrong password`() async throws {
        let bench = PasswordBench(cost: .forTests)
        await #expect(throws: PasswordError.damagedHash) {
            try await bench.check(password, against: "$scrypt$", from: "home")
        }
    }

    @Test func `a flood is refused beyond the line, and the line is free again afterwards`() async throws {
        let gate = Gate()
        let bench = PasswordBench(cost: .forTests, workers: 1, waitingLimit: 3, random: gate.random)
        gate.shut()
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 { group.addTask { await accepts(bench) } }
            // One is being worked on and three wait; nobody else gets an answer but "busy".
            for _ in 0..<36 { #expect(await group.next() == false) }
            gate.open()
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(accepted == 4)
        #expect(gate.timedOut == 0)
        #expect(await accepts(bench))
    }

    @Test func `whoever floods the line keeps nobody else out`() async throws {
        let gate = Gate()
        let bench = PasswordBench(cost: .forTests, workers: 1, waitingLimit: 4, random: gate.random)
        gate.shut()
        await withTaskGroup(of: Bool.self) { group in
            // One is being worked on, four wait, and the sixth is told so: now the line is full.
            for _ in 0..<6 { group.addTask { await accepts(bench, from: "flood") } }
            #expect(await group.next() == false)
            async let owner = accepts(bench, from: "owner")
            #expect(await group.next() == false)
            gate.open()
            #expect(await owner)
            for await accepted in group { #expect(accepted) }
        }
        #expect(gate.timedOut == 0)
    }

    @Test func `other tasks go on while every worker hashes`() async throws {
        let gate = Gate()
        let workers = ProcessInfo.processInfo.activeProcessorCount + 2
        let bench = PasswordBench(cost: .forTests, workers: workers, random: gate.random)
        gate.shut()
        let hashing = (0..<workers).map { _ in Task { await accepts(bench) } }
        while gate.held < workers, gate.timedOut == 0 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(await Task { gate.held }.value == workers)
        gate.open()
        for task in hashing { #expect(await task.value) }
        #expect(gate.timedOut == 0)
    }

    private func accepts(_ bench: PasswordBench, from asker: String = "home") async -> Bool {
        do throws(PasswordError) {
            _ = try await bench.hash(password, from: asker)
            return true
        } catch {
            #expect(error == .busy)
            return false
        }
    }
}
