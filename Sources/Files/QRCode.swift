import CQREncode

/// A square pattern that a phone's camera reads: black and white fields, row by row.
public struct QRCode: Sendable, Equatable {
    /// Fields along one side.
    public let side: Int
    /// Row by row, `true` for black.
    public let fields: [Bool]

    /// - Returns: `nil` when the text is longer than such a pattern can hold (about 2,300 bytes).
    public init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        self.side = side
        fields = (0..<side * side).map { code.pointee.data[$0] & 1 == 1 }
    }
}
