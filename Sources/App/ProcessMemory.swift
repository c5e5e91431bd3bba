import CMalloc
import Foundation

/// How much memory this process holds, as the kernel counts it.
enum ProcessMemory {
    /// Bytes; `nil` where there is no `/proc`.
    static var resident: Double? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        return fields.count > 1 ? Double(fields[1]).map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) } : nil
    }

    /// Hands back to the kernel what the start needed and nothing needs any more. The allocator would keep it: after
    /// reading the library and a demo that is 5 to 10 MB for as long as the process lives.
    static func giveBack() { _ = malloc_trim(0) }

    /// Lets all threads share few heaps. By itself the allocator makes up to eight for each core, and what one of them
    /// has free helps none of the others. To be called before there are threads.
    static func shareHeaps() { _ = mallopt(Self.mostHeaps, 4) }

    /// `M_ARENA_MAX` of the allocator's header.
    private static let mostHeaps: Int32 = -8
}
