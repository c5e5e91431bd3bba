import Foundation

/// How much memory this process holds, as the kernel counts it.
enum ProcessMemory {
    /// Bytes; `nil` where there is no `/proc`.
    static var resident: Double? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? Double(fields[1]).map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) } : nil
    }
}
