public import Access

/// **Instruments** keeps the library of scales: what ships with the platform, and what an institution has brought
/// under its own licence, with who loaded it, who approved it and how long it may be used.
///
/// Nothing that was kept here is ever changed or deleted: another wording is another version, a longer licence is
/// another entry of the ledger, and old results keep what they were scored with.
public enum InstrumentsContents {
    public static let useCases: [any UseCase.Type] = [
        ApproveLoad.self, CountLicenceWork.self, DeclineLoad.self, FindOwners.self, ListInstruments.self,
        ListLicences.self, ListLoads.self, LoadInstrument.self, OpenProof.self, ReadInstrument.self, ReadLoad.self,
        ReadWordingForm.self, RenewLicence.self, TryInstrument.self, WarnOfLicences.self, WithdrawVersion.self,
    ]
}
