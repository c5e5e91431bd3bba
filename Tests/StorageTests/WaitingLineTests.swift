import Storage
import Testing

@Suite struct WaitingLineTests {
    @Test func `work is taken in the order of its arrival, as much as is asked for`() throws {
        let line = WaitingLine<Int>(limit: 10)
        for number in 1...4 { try line.add(number) }
        #expect(line.take(upTo: 3) == [1, 2, 3])
        try line.add(5)
        #expect(line.take(upTo: 3) == [4, 5])
    }

    @Test func `who finds the line full is told so, and may come again later`() throws {
        let line = WaitingLine<Int>(limit: 2)
        try line.add(1)
        try line.add(2)
        #expect(throws: StorageError.busy("too much work is waiting")) { try line.add(3) }
        #expect(line.take(upTo: 1) == [1])
        try line.add(3)
        #expect(line.take(upTo: 9) == [2, 3])
    }

    @Test func `a closed line gives out what waits, then sends every thread home`() async throws {
        let line = WaitingLine<Int>(limit: 10)
        try line.add(1)
        line.close()
        line.close()
        #expect(throws: StorageError.busy("the database is closed")) { try line.add(2) }
        let threads = WorkerThreads(named: "test", count: 3) {
            while !line.take(upTo: 4).isEmpty {}
        }
        await threads.ended()
        #expect(line.take(upTo: 1).isEmpty)
    }
}
