/// Lets a few through at a time, so that hundreds of tests do not ask one small server for connections at once.
actor Gate {
    static let towns = Gate(places: 4)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) {
        free = places
    }

    nonisolated func pass(_ work: @Sendable () async throws -> Void) async throws {
        await enter()
        do {
            try await work()
        } catch {
            await leave()
            throw error
        }
        await leave()
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
