import CZip
import Foundation

/// One part of a workbook while it is unfolded. Every piece is counted and looked at before the XML reader sees it.
final class ArchivePart: InputStream {
    private let file: OpaquePointer
    private let packed: Int
    private let archive: Archive
    private var count = 0
    private var end: [UInt8] = []
    private(set) var fault: WorkbookFault?

    init(file: OpaquePointer, packed: Int, of archive: Archive) {
        self.file = file
        self.packed = packed
        self.archive = archive
        super.init(data: Data())
    }

    deinit { zip_fclose(file) }

    override func open() {}
    override func close() {}
    override var hasBytesAvailable: Bool { fault == nil }
    override var streamStatus: Stream.Status { fault == nil ? .open : .error }
    // Asked for after a refusal; what Foundation brings itself would end the program here.
    override var streamError: (any Error)? { nil }

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength: Int) -> Int {
        guard fault == nil else { return -1 }
        let read = Int(zip_fread(file, buffer, UInt64(maxLength)))
        guard read >= 0 else { return refuse(.broken) }
        let piece = UnsafeRawBufferPointer(start: buffer, count: read)
        if count == 0, let fault = Self.faultOfBeginning(piece) { return refuse(fault) }
        count += read
        guard archive.admits(read, ofPart: count, packed: packed) else { return refuse(.bomb) }
        return declaresType(piece) ? refuse(.documentType) : read
    }

    private func refuse(_ fault: WorkbookFault) -> Int {
        self.fault = fault
        return -1
    }

    /// Office writes UTF-8; in another encoding a document type could slip past the search for it.
    private static func faultOfBeginning(_ piece: UnsafeRawBufferPointer) -> WorkbookFault? {
        var text = String(decoding: piece.prefix(200), as: UTF8.self).lowercased()
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        guard text.hasPrefix("<"), !piece.prefix(200).contains(0) else { return .broken }
        guard text.hasPrefix("<?xml"), let declaration = text.split(separator: "?>", maxSplits: 1).first,
            declaration.contains("encoding")
        else { return nil }
        return declaration.contains("utf-8") || declaration.contains("us-ascii") ? nil : .broken
    }

    private func declaresType(_ piece: UnsafeRawBufferPointer) -> Bool {
        let overlap = Self.documentType.count - 1
        let edge = end + piece[..<min(overlap, piece.count)]
        end = Array((end + piece[max(0, piece.count - overlap)...]).suffix(overlap))
        return Self.declaresType(in: piece) || edge.withUnsafeBytes(Self.declaresType)
    }

    private static let documentType = Array("!DOCTYPE".utf8)

    /// Looks for the exclamation marks only, of which a sheet has few.
    private static func declaresType(in bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while let start = rest.firstIndex(of: documentType[0]) {
            if bytes[start...].starts(with: documentType) { return true }
            rest = bytes[(start + 1)...]
        }
        return false
    }
}
