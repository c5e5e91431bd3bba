/// Bytes written in symbols of five bits, most significant bits first: the common part of both base-32 alphabets.
enum FiveBits {
    /// One value of 0 to 31 for every five bits; the last is filled up with zero bits.
    static func values(of bytes: [UInt8]) -> [UInt8] {
        var values: [UInt8] = []
        var held = 0
        var heldBits = 0
        for byte in bytes {
            held = (held << 8) | Int(byte)
            heldBits += 8
            while heldBits >= 5 {
                heldBits -= 5
                values.append(UInt8((held >> heldBits) & 31))
            }
            held &= (1 << heldBits) - 1
        }
        if heldBits > 0 { values.append(UInt8((held << (5 - heldBits)) & 31)) }
        return values
    }

    /// The whole bytes in a row of values; bits left over are dropped.
    static func bytes(of values: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var held = 0
        var heldBits = 0
        for value in values {
            held = (held << 5) | Int(value)
            heldBits += 5
            guard heldBits >= 8 else { continue }
            heldBits -= 8
            bytes.append(UInt8((held >> heldBits) & 0xFF))
            held &= (1 << heldBits) - 1
        }
        return bytes
    }
}
