/// Text as a Chinese keyboard in full-width mode writes it: `A1` becomes U+FF21 U+FF11.
func fullWidth(_ text: String) -> String {
    String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { scalar in
                scalar == " " ? "\u{3000}" : Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
            }))
}
