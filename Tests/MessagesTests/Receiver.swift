import App
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// The other side of a gateway, on this machine: takes what comes, or what it was told to do instead.
final class Receiver: Sendable {
    struct Letter: Sendable {
        let headers: [String: String]
        let body: [UInt8]

        /// A field of the JSON.
        subscript(name: String) -> String? {
            ((try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any])?[name] as? String
        }
    }

    enum Answer: Sendable {
        case status(Int)
        case redirect
        case late(seconds: Double)
    }

    private let state = Mutex((letters: [Letter](), answers: [Answer]()))
    let secret = "an invented secret of the test"

    var letters: [Letter] { state.withLock { $0.letters } }

    /// What to answer next; afterwards 200 again.
    func answer(_ answers: Answer...) { state.withLock { $0.answers += answers } }

    func settings(port: Int, sms: Bool = true, webhook: Bool = false) throws -> MessageSettings {
        var settings = MessageSettings()
        guard let address = URL(string: "http://127.0.0.1:\(port)/in") else { throw URLError(.badURL) }
        let way = MessageSettings.Way(address: address, secret: secret)
        settings.sms = sms ? way : nil
        settings.webhook = webhook ? way : nil
        return settings
    }

    /// Runs one while the body goes on, on a port that is free.
    static func running(_ body: @Sendable @escaping (Receiver, Int) async throws -> Void) async throws {
        let receiver = Receiver()
        let router = Router()
        router.post("/in") { request, _ in try await receiver.take(request) }
        router.post("/elsewhere") { request, _ in try await receiver.take(request) }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let server = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "receiver") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            for await number in ports {
                try await body(receiver, number)
                break
            }
            group.cancelAll()
        }
    }

    private func take(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 16)
        let headers = Dictionary(
            request.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { first, _ in first })
        let answer: Answer? = state.withLock {
            $0.letters.append(Letter(headers: headers, body: Array(body.readableBytesView)))
            return $0.answers.isEmpty ? nil : $0.answers.removeFirst()
        }
        switch answer {
        case nil: return Response(status: .ok)
        case .status(let code): return Response(status: .init(code: code))
        case .redirect: return Response(status: .temporaryRedirect, headers: [.location: "/elsewhere"])
        case .late(let seconds):
            try? await Task.sleep(for: .seconds(seconds))
            return Response(status: .ok)
        }
    }
}
