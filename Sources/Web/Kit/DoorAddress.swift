import Foundation
import HTTPTypes
import Hummingbird

extension Door {
    /// The visitor's address. A forwarded one counts only when the request comes from a proxy that is trusted, and
    /// then the last one that this proxy has not vouched for itself.
    func address(_ request: Request, _ context: WebContext) -> String {
        let direct = context.peer
        guard house.trustedProxies.contains(direct), let header = request.headers[.forwardedFor] else {
            return direct
        }
        let chain = header.split(separator: ",").map { String($0).trimmingBlanks }
        return chain.last { !house.trustedProxies.contains($0) } ?? direct
    }

    /// This house as the visitor's browser calls it. Only ever shown to that same visitor, to be handed over.
    func origin(_ request: Request, _ context: WebContext) -> String {
        let host = request.head.authority ?? ""
        let isPlain = host.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (65...90).contains(byte) || (45...58).contains(byte) || [91, 93].contains(byte)
        }
        guard isPlain, !host.contains("/") else { return "" }
        return "\(isSecure(request, context) ? "https" : "http")://\(host)"
    }

    /// Whether the visitor came by TLS, as far as a trusted proxy says so.
    func isSecure(_ request: Request, _ context: WebContext) -> Bool {
        house.trustedProxies.contains(context.peer)
            && request.headers[.forwardedProtocol] == "https"
    }
}
