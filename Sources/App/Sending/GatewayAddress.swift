import Dispatch
import Foundation
#if canImport(Glibc)
import Glibc
#endif

/// Whom the platform may call. A setting that is wrong, or a name that somebody has turned to an address within the
/// institution, must not make the platform knock at doors that nobody else can reach.
enum GatewayAddress {
    static let thisMachine: Set<String> = ["127.0.0.1", "::1", "localhost"]

    /// `https`, or `http` to this very machine; no name or password in it.
    static func isWellFormed(_ address: URL) -> Bool {
        guard let host = address.host()?.lowercased(), !host.isEmpty, address.user() == nil, address.password() == nil
        else { return false }
        return address.scheme == "https" || (address.scheme == "http" && isThisMachine(host))
    }

    static func isThisMachine(_ host: String) -> Bool { thisMachine.contains(unbracketed(host)) }

    /// Whether every address that a host has now may be called.
    ///
    /// Looked up before each call. Between the look and the call a name could be turned; what it is turned to has then
    /// no certificate for that name, and is told nothing.
    static func mayCall(_ host: String, allowsPrivate: Bool) async -> Bool {
        if isThisMachine(host.lowercased()) { return true }
        let found = await addresses(of: unbracketed(host))
        return !found.isEmpty && found.allSatisfy { isPublic($0) || (allowsPrivate && isPrivate($0)) }
    }

    /// Of an institution's own: RFC 1918 and RFC 4193. A link-local address is none of them, such as the one under
    /// which machines in a cloud tell their secrets.
    static func isPrivate(_ address: [UInt8]) -> Bool {
        if address.count == 16 {
            return mapped(address).map(isPrivate) ?? (address[0] & 0xFE == 0xFC)
        }
        return address[0] == 10 || (address[0] == 172 && (16...31).contains(address[1]))
            || (address[0] == 192 && address[1] == 168)
    }

    /// Neither of an institution, nor of this machine, nor of a special purpose (RFC 6890).
    static func isPublic(_ address: [UInt8]) -> Bool {
        if address.count == 16 {
            if let inside = mapped(address) { return isPublic(inside) }
            // Only global unicast is handed out, 2000::/3; of it not what leads into IPv4, 6to4, Teredo, examples.
            let isSpecial = address[0] == 0x20 && (
                address[1] == 0x02
                    || (address[1] == 0x01 && address[2] <= 0x01)
                    || (address[1] == 0x01 && address[2] == 0x0D && address[3] == 0xB8))
            return address[0] & 0xE0 == 0x20 && !isSpecial
        }
        let isSpecial = switch (address[0], address[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (192, 168), (224..., _): true
        case (100, 64...127), (172, 16...31), (198, 18...19): true
        case (192, 0): address[2] == 0 || address[2] == 2
        case (198, 51): address[2] == 100
        case (203, 0): address[2] == 113
        default: false
        }
        return !isSpecial
    }

    /// An IPv4 address written as IPv6, `::ffff:10.0.0.1`.
    private static func mapped(_ address: [UInt8]) -> [UInt8]? {
        let head: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]
        return Array(address.prefix(12)) == head ? Array(address.suffix(4)) : nil
    }

    private static func unbracketed(_ host: String) -> String {
        host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    }

    /// Asked on a thread of its own: the system's resolver blocks.
    private static func addresses(of host: String) async -> [[UInt8]] {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: resolved(host)) }
        }
    }

    private static func resolved(_ host: String) -> [[UInt8]] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var found: [[UInt8]] = []
        var next = first
        while let entry = next?.pointee {
            if let address = bytes(of: entry) { found.append(address) }
            next = entry.ai_next
        }
        return found
    }

    private static func bytes(of entry: addrinfo) -> [UInt8]? {
        guard let address = entry.ai_addr else { return nil }
        switch entry.ai_family {
        case AF_INET:
            return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin_addr) { Array($0) }
            }
        case AF_INET6:
            return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin6_addr) { Array($0) }
            }
        default: return nil
        }
    }
}
