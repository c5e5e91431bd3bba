public import Hummingbird
import Logging
import NIOCore

/// What travels with a request through the router: where it comes from and the number under which the log knows it.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The address of whoever opened the connection; empty in tests without a network.
    let peer: String
    let number: String

    public init(source: Source) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
        number = String(UInt64.random(in: .min ... .max), radix: 36)
    }

    /// What nobody foresaw goes into the log under the number that the visitor is told; never a value of theirs.
    func noteDefect(_ error: any Error) {
        logger.error("defect", metadata: ["error": "\(error)", "request": "\(number)"])
    }
}
