public import Care
internal import Crypto
internal import Foundation

/// Why sealed bytes stayed closed.
public enum SealError: Error, Equatable, CustomStringConvertible {
    /// The bytes are too short or of a format that this version does not know.
    case unknownFormat
    /// The key that sealed them is not on the ring: it was removed, or made after this server started.
    case unknownKey
    /// The bytes were changed, or belong to another context.
    case refused

    public var description: String {
        switch self {
        case .unknownFormat: "The sealed value is damaged or was written by a newer version."
        case .unknownKey: "The key that sealed this value is not in the key folder of this server."
        case .refused: "The sealed value was changed or belongs to another record."
        }
    }
}

/// Sealed bytes: format (1 byte), fingerprint of the key (4), nonce (12), ciphertext, tag (16).
///
/// AES-256-GCM; format, fingerprint and context are authenticated with the text. Nonces are random, so one key
/// must not seal more than 2³² values: rotate long before. Source: NIST SP 800-38D, 8.3.
/// The ciphertext is as long as the text: whoever reads the table learns the length and nothing else.
extension KeyRing {
    /// Seals a text for one place, for example `alert.phone/<id>`; only there will it open again.
    public func seal(_ text: String, for context: String) -> Sealed {
        seal(bytes: Array(text.utf8), for: context)
    }

    /// Seals bytes for one place; see ``seal(_:for:)-(String,_)``.
    public func seal(bytes: [UInt8], for context: String) -> Sealed {
        let header = [SealFormat.aesGCM.rawValue] + newest.fingerprint
        let box = undeniable("a 32-byte key and a 12-byte nonce are always accepted") {
            try AES.GCM.seal(
                bytes, using: newest.sealingKey, nonce: AES.GCM.Nonce(),
                authenticating: header + Array(context.utf8))
        }
        return Sealed(bytes: header + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
    }

    /// Seals a private text for one place; see ``seal(_:for:)-(String,_)``.
    public func seal(_ text: Private<String>, for context: String) -> Sealed {
        seal(text.exposed, for: context)
    }

    /// Opens what was sealed for the same context by any key of the ring.
    ///
    /// - Throws: `unknownFormat`, `unknownKey` or `refused`; never gives back a text that was tampered with.
    public func open(_ sealed: Sealed, for context: String) throws(SealError) -> Private<String> {
        Private(String(decoding: try openBytes(sealed, for: context), as: UTF8.self))
    }

    /// Opens sealed bytes; see ``open(_:for:)``.
    public func openBytes(_ sealed: Sealed, for context: String) throws(SealError) -> [UInt8] {
        let headerCount = 1 + MasterKey.fingerprintByteCount
        let header = Array(sealed.bytes.prefix(headerCount))
        guard header.count == headerCount, SealFormat(rawValue: header[0]) != nil,
            let box = try? AES.GCM.SealedBox(combined: sealed.bytes.dropFirst(headerCount))
        else { throw .unknownFormat }
        // Two keys may share a fingerprint by chance (1 in 2³²), so each that fits is tried.
        let keys = all.filter { $0.fingerprint.elementsEqual(header.dropFirst()) }
        guard !keys.isEmpty else { throw .unknownKey }
        for key in keys {
            let authenticated = header + Array(context.utf8)
            if let bytes = try? AES.GCM.open(box, using: key.sealingKey, authenticating: authenticated) {
                return Array(bytes)
            }
        }
        throw .refused
    }
}

/// The first byte of sealed bytes. SM4-GCM can become the second without touching what is already sealed.
private enum SealFormat: UInt8 {
    case aesGCM = 1
}
