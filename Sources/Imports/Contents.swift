public import Access

/// Lists that people bring: looked at first, confirmed, then carried out step by step.
public enum ImportsContents {
    public static let useCases: [any UseCase.Type] = [ForgetOldImports.self]

    /// The use cases by which one kind of list is imported; a subject adds them to its own.
    public static func useCases<Kind: ImportKind>(of kind: Kind.Type) -> [any UseCase.Type] {
        [
            PreviewImport<Kind>.self, ReadImport<Kind>.self, ReadImportRest<Kind>.self, ReadImportForm<Kind>.self,
            ConfirmImport<Kind>.self, CarryOutImport<Kind>.self, StopImport<Kind>.self,
            ResumeImport<Kind>.self, DiscardImport<Kind>.self,
        ]
    }
}
