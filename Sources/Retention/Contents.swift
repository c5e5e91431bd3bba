public import Access

/// **Retention** sees to it that nothing of a screening is kept longer than was said (rulebook H.8; PIPL art. 19, 47).
///
/// A job proposes what is over; two people agree, one after the other; jobs carry it out block by block; what is left
/// is counted by other questions than those that deleted; and a certificate says what was done, when, and who agreed.
/// What belongs to a subject is deleted by the subject: here is only asked for it (`DeletionStep`).
public enum RetentionContents {
    public static let useCases: [any UseCase.Type] = [
        AgreeToDeletion.self, CarryOutDeletion.self, CertifyErasure.self, LiftHold.self, ListDeletions.self,
        NoteForgotten.self, NoteDeletionStopped.self, PlaceHold.self, ProposeDeletions.self, ReadCertificate.self,
        ReadRetention.self, RetryDeletion.self, TakeCertificate.self,
    ]
}
