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

    /// Whether the visitor came by TLS, as far as a trusted proxy says so.
    func isSecure(_ request: Request, _ context: WebContext) -> Bool {
        house.trustedProxies.contains(context.peer)
            && request.headers[.forwardedProtocol] == "https"
    }
}
