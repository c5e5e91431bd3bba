import Configuration
public import Foundation
import Messages

/// Where messages leave the house, and with which secrets. Nothing leaves a house that was told nothing.
public struct MessageSettings: Sendable {
    /// A gateway for SMS that takes `{"id", "to", "text"}`.
    public var sms: Way?
    /// A system that is told that something has happened.
    public var webhook: Way?
    /// Whether gateways may stand in a network of the institution's own.
    public var allowsPrivate = false

    public struct Way: Sendable {
        public let address: URL
        /// A bearer token for SMS; the secret of the signature for a webhook.
        public let secret: String

        public init(address: URL, secret: String) {
            (self.address, self.secret) = (address, secret)
        }
    }

    public init() {}

    /// - Parameter faults: takes what cannot be, in words.
    init(_ environment: ConfigReader, faults: inout [String]) {
        allowsPrivate = environment.bool(forKey: "private.gateways") ?? false
        sms = Self.way(
            ("XINQIAO_SMS_URL", environment.string(forKey: "sms.url")),
            ("XINQIAO_SMS_TOKEN", environment.string(forKey: "sms.token", isSecret: true)), &faults)
        webhook = Self.way(
            ("XINQIAO_WEBHOOK_URL", environment.string(forKey: "webhook.url")),
            ("XINQIAO_WEBHOOK_SECRET", environment.string(forKey: "webhook.secret", isSecret: true)), &faults)
    }

    var channels: MessageChannels { MessageChannels(sms: sms != nil, webhook: webhook != nil) }

    /// Whether nothing leaves this machine.
    var stayHere: Bool {
        [sms, webhook].allSatisfy { way in way.map { GatewayAddress.isThisMachine($0.address.host() ?? "") } ?? true }
    }

    private static func way(
        _ address: (name: String, text: String?), _ secret: (name: String, text: String?), _ faults: inout [String]
    ) -> Way? {
        guard let text = address.text, !text.isEmpty else { return nil }
        let word = secret.text ?? ""
        if word.utf8.count < shortestSecret {
            faults.append("\(secret.name): at least \(shortestSecret) characters, besides \(address.name)")
        }
        guard let url = URL(string: text), GatewayAddress.isWellFormed(url) else {
            faults.append("\(address.name): an https address, or http on this machine, without a name or password")
            return nil
        }
        return Way(address: url, secret: word)
    }

    private static let shortestSecret = 16

    /// Without secrets.
    var lines: [String] {
        let ways = [("SMS", sms), ("webhook", webhook)].compactMap { name, way in
            way.map { "\(name) by \($0.address.host() ?? "")" }
        }
        return ["messages  \(ways.isEmpty ? "in the inbox only" : ways.joined(separator: ", "))"]
    }
}
