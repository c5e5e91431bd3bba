import Access
import Testing

@Suite struct PaperKindTests {
    private static let files: [([UInt8], PaperKind?)] = [
        (Array("%PDF-1.7".utf8), .pdf), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00], .png),
        ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), (Array("<html>%PDF-".utf8), nil), (Array("GIF89a".utf8), nil),
        ([0x50, 0x4B, 0x03, 0x04], nil), ([0xFF, 0xD8], nil), ([], nil),
    ]

    @Test(arguments: files)
    func `a scanned paper is what its first bytes say`(_ bytes: [UInt8], _ kind: PaperKind?) {
        #expect(PaperKind(of: bytes) == kind)
    }
}
