public import Access
public import Files

/// What is wrong with a file is told like everything else that did not work. The files' own room knows nothing of
/// the office, so that the reader of strangers' bytes has nothing else within reach.
extension FileFault: Problem {
    public var kind: ProblemKind {
        if case .tooLarge = self { .tooLarge } else { .invalid(field: "file") }
    }
}
