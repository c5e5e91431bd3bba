import Access
import AsyncAlgorithms
import Care
import Foundation
import Logging
import Messages
import Rosters
public import ServiceLifecycle
import Vault
import Web

/// Carries messages out of the house, each channel by itself, beside the runner of the jobs: an alert must climb while
/// a gateway makes everybody wait (decision 0029).
///
/// A message is taken with a lease, handed over, and noted. Whoever dies in between leaves it to the next, with the
/// same key, by which the other side knows it again: at least once, and never silently lost.
public struct Courier: Service {
    private let office: Office
    private let ways: [MessageChannel: Gateway]
    private let settings: MessageSettings
    private let words: Words
    private let metrics: Metrics
    private let logger: Logger

    /// - Parameter seconds: how long an answer is waited for.
    init(
        office: Office, settings: MessageSettings, words: Words, metrics: Metrics, logger: Logger,
        seconds: Double = Gateway.usualSeconds
    ) {
        (self.office, self.settings, self.words) = (office, settings, words)
        (self.metrics, self.logger) = (metrics, logger)
        let addresses: [(MessageChannel, MessageSettings.Way?)] = [(.sms, settings.sms), (.webhook, settings.webhook)]
        ways = Dictionary(uniqueKeysWithValues: addresses.compactMap { channel, way in
            way.map { (channel, Gateway($0.address, allowsPrivate: settings.allowsPrivate, seconds: seconds)) }
        })
    }

    public func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            for channel in ways.keys { group.addTask { await carry(channel) } }
            // A house without a way out has a courier who waits for the evening.
            if ways.isEmpty { group.addTask { try? await gracefulShutdown() } }
        }
    }

    private func carry(_ channel: MessageChannel) async {
        let rings = office.bell.rings(of: Bell.jobs)
        let ticks = AsyncTimerSequence(interval: .seconds(2), clock: .continuous).map { _ in () }
        for await _ in merge(rings, ticks).cancelOnGracefulShutdown() {
            do {
                try await workOff(channel)
            } catch {
                // The database is away for the moment; the next tick tries again.
                logger.warning("messages wait", metadata: ["reason": "\(error)"])
            }
        }
    }

    /// Sends everything that is due by now. Tests call it instead of waiting.
    func workOff() async throws {
        for channel in MessageChannel.allCases where ways[channel] != nil { try await workOff(channel) }
    }

    private func workOff(_ channel: MessageChannel) async throws {
        guard let way = ways[channel] else { return }
        while !Task.isShuttingDownGracefully, !Task.isCancelled,
            try await office.perform(HasOutbox(channel: channel), as: Self.caller)
        {
            let taken = try await office.perform(TakeOutbox(channel: channel), as: Self.caller)
            if taken.isEmpty { return }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for message in taken { group.addTask { try await hand(message, to: way) } }
                try await group.waitForAll()
            }
        }
    }

    private static let caller = Caller.system("courier")

    private func hand(_ message: OutboxMessage, to way: Gateway) async throws {
        let fault = switch message.channel {
        case .sms: try await ring(message, way)
        case .webhook: await knock(message, way)
        }
        let end = fault == nil ? "delivered" : "failed"
        metrics.count("xinqiao_messages_total{channel=\"\(message.channel.rawValue)\",outcome=\"\(end)\"}")
        _ = try await office.perform(
            NoteDelivery(message: message.id, attempt: message.attempt, fault: fault), as: Self.caller)
    }

    /// The number is opened now, for this one try, and kept nowhere.
    private func ring(_ message: OutboxMessage, _ way: Gateway) async throws -> DeliveryFault? {
        guard let member = message.member, let secret = settings.sms?.secret,
            let phone = try await office.perform(OpenPhone(member: ID(member)), as: Self.caller).phone
        else { return .noPhone }
        let text = words.text(Phrase("messages.sms.\(message.kind.rawValue)"), in: .zhHans)
        let body = try Self.json(["id": message.id.rawValue, "to": phone, "text": text])
        return await way.post(body, [
            "Authorization": "Bearer \(secret)", "Idempotency-Key": message.id.rawValue,
        ])
    }

    private func knock(_ message: OutboxMessage, _ way: Gateway) async -> DeliveryFault? {
        guard let secret = settings.webhook?.secret,
            let body = try? Self.json([
                "id": message.id.rawValue, "kind": message.kind.rawValue, "path": message.path,
                "at": message.madeAt.isoText,
            ])
        else { return .refused }
        let seconds = office.now.milliseconds / 1_000
        return await way.post(body, [
            "Idempotency-Key": message.id.rawValue, "X-Xinqiao-Timestamp": "\(seconds)",
            "X-Xinqiao-Signature": HookSignature.text(body, atSeconds: seconds, secret: secret),
        ])
    }

    private static func json(_ fields: [String: String]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(fields))
    }
}

extension Moment {
    /// `2026-03-04T10:00:00Z`, RFC 3339.
    fileprivate var isoText: String {
        Date(timeIntervalSince1970: Double(milliseconds / 1_000)).formatted(.iso8601)
    }
}
