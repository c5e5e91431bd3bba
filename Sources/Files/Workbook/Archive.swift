import CZip
import Glibc

/// The packed parts of a workbook, looked at with suspicion before any of them is unfolded.
final class Archive {
    private let copy: UnsafeMutableRawBufferPointer
    private let zip: OpaquePointer
    private let limits: TableLimits
    private var entries: [String: zip_stat_t] = [:]
    /// What all parts have unfolded into until now.
    private var unfolded = 0

    /// - Throws: `FileFault.tooLarge` or `.workbook`.
    init(_ bytes: [UInt8], limits: TableLimits) throws(FileFault) {
        guard bytes.count <= limits.workbookBytes else { throw .tooLarge(megabytes: limits.workbookBytes >> 20) }
        self.limits = limits
        // libzip reads from this memory for as long as the archive is open.
        copy = .allocate(byteCount: bytes.count, alignment: 1)
        copy.copyBytes(from: bytes)
        guard let source = zip_source_buffer_create(copy.baseAddress, UInt64(copy.count), 0, nil) else {
            copy.deallocate()
            throw .workbook(.broken)
        }
        var error = zip_error_t()
        guard let zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
            zip_source_free(source)
            copy.deallocate()
            throw .workbook(zip_error_code_zip(&error) == ZIP_ER_EXISTS ? .twice : .broken)
        }
        self.zip = zip
        try lookThrough()
    }

    deinit {
        zip_discard(zip)
        copy.deallocate()
    }

    func holds(_ name: String) -> Bool { entries[name] != nil }

    /// A part as a stream of its unfolded bytes.
    func open(_ name: String) throws(FileFault) -> ArchivePart {
        guard let entry = entries[name], let file = zip_fopen_index(zip, entry.index, 0) else {
            throw .workbook(.broken)
        }
        return ArchivePart(file: file, packed: Int(entry.comp_size), of: self)
    }

    /// - Returns: false when more has been unfolded than an honest workbook holds.
    func admits(_ more: Int, ofPart part: Int, packed: Int) -> Bool {
        unfolded += more
        // Small parts say the same thing over and over, and harm nobody.
        return unfolded <= limits.unfoldedBytes && (part <= 1 << 20 || part <= packed * limits.unfolding)
    }

    private func lookThrough() throws(FileFault) {
        let count = zip_get_num_entries(zip, 0)
        guard count <= Int64(limits.workbookParts) else { throw .workbook(.tooManyParts) }
        var promised: UInt64 = 0
        for index in 0..<UInt64(max(0, count)) {
            var stat = zip_stat_t()
            guard zip_stat_index(zip, index, UInt32(ZIP_FL_ENC_RAW), &stat) == 0, let bytes = stat.name,
                let name = String(validatingCString: bytes)
            else { throw .workbook(.broken) }
            if let fault = fault(of: stat, named: name, at: index) { throw .workbook(fault) }
            guard entries.updateValue(stat, forKey: name) == nil else { throw .workbook(.twice) }
            promised = promised.addingReportingOverflow(stat.size).overflow ? .max : promised + stat.size
            guard promised <= UInt64(limits.unfoldedBytes) else { throw .workbook(.bomb) }
        }
    }

    private func fault(of entry: zip_stat_t, named name: String, at index: UInt64) -> WorkbookFault? {
        if entry.encryption_method != UInt16(ZIP_EM_NONE) { return .locked }
        let steps = name.split(separator: "/", omittingEmptySubsequences: false)
        if steps.contains("..") || name.hasPrefix("/") || name.contains("\\") || isLink(index) { return .strangeName }
        let packed = [".zip", ".xlsx", ".xlsm", ".xlsb", ".xls", ".docx", ".7z", ".rar", ".gz", ".jar"]
        return packed.contains { name.lowercased().hasSuffix($0) } ? .nested : nil
    }

    private func isLink(_ index: UInt64) -> Bool {
        var system = UInt8(0)
        var attributes = UInt32(0)
        guard zip_file_get_external_attributes(zip, index, 0, &system, &attributes) == 0 else { return false }
        return system == UInt8(ZIP_OPSYS_UNIX) && (attributes >> 16) & S_IFMT == S_IFLNK
    }
}
