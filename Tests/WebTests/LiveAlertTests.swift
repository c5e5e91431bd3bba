import HTTPTypes
import HouseKit
import HummingbirdCore
import Jobs
import Logging
import NIOCore
import Storage
import Synchronization
import Testing

@testable import App
@testable import Web

/// Pages that look by themselves once in an hour: whatever they hear sooner, the bell has told them.
@Suite struct LiveAlertTests {
    @Test(arguments: Engine.available)
    func `an open page hears of a red answer by the bell and not by its clock`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.listening(to: "/duty/live", in: town.house) { line in
                try await line.waitForWord("retry: ")
                _ = try await town.raiseAlert(in: TownPlaces.north)
                try await line.waitForWord("event: change")
            }
            try await town.listening(to: "/duty/live?rail=yes", in: town.house) { line in
                try await line.waitForWord("\"waiting\": 1")
                _ = try await town.raiseAlert(in: TownPlaces.north)
                try await line.waitForWord("\"waiting\": 2")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a page that is open on one server hears of a red answer that another has saved`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let other = try await town.secondHouse()
            let lookout = Lookout(
                office: other.office, logger: Logger(label: "lookout") { _ in SwiftLogNoOpLogHandler() })
            try await town.listening(to: "/duty/live?rail=yes", in: other) { line in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await lookout.run() }
                    try await line.waitForWord("\"waiting\": 0")
                    _ = try await town.raiseAlert(in: TownPlaces.north)
                    try await line.waitForWord("\"waiting\": 1")
                    group.cancelAll()
                }
            }
            await other.database.close()
        }
    }
}

extension Town {
    /// Has a duty lead open a stream of a house while the body goes on.
    fileprivate func listening(
        to path: String, in house: House, _ body: @Sendable (OpenLine) async throws -> Void
    ) async throws {
        var doors = try house.web(demoPeople: nil).door.house
        doors.looks = LiveLooks(ofList: .seconds(3_600), ofRail: .seconds(3_600))
        let server = try WebServer(doors, publicFolder: try house.resources.publicFiles)
        var browser = Browser(server)
        try await browser.signIn(as: .northLead, in: self)
        let stream = try await browser.stream(path)
        #expect(stream.status == .ok)
        let line = OpenLine()
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Ends when the group does, and what it says then is of no matter.
            group.addTask { _ = try? await stream.body.write(LineWriter(line: line)) }
            try await body(line)
            group.cancelAll()
        }
    }
}

/// What a stream has told so far.
private final class OpenLine: Sendable {
    private let heard = Mutex("")

    func hear(_ text: String) { heard.withLock { $0 += text } }

    /// - Throws: `NothingThere` after two minutes: long for any machine, and well before the page looks by itself.
    func waitForWord(_ word: String) async throws {
        for _ in 1...12_000 {
            if heard.withLock({ $0.contains(word) }) { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw NothingThere()
    }
}

private struct LineWriter: ResponseBodyWriter {
    let line: OpenLine
    mutating func write(_ buffer: ByteBuffer) async throws { line.hear(String(buffer: buffer)) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
