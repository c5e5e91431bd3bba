public import Access
import Imports

/// **Reports** says what a screening of many came to, from the whole city down to the class (rulebook E.4.9, H.9).
///
/// A report is drawn once, when nobody can answer any more, and stays as it is. What may be shown is decided then, for
/// all levels together; pages, programs and files read nothing else.
public enum ReportsContents {
    public static let useCases: [any UseCase.Type] = [
        DrawReport.self, DrawSurvey.self, ExportReport.self, ExportSurvey.self, ForgetCounts.self, ListNorms.self,
        ListReports.self, NoteDrawingStopped.self, ReadDrawing.self, ReadReport.self, ReadSurvey.self,
        ResumeDrawing.self, StartReports.self, VerifyReport.self,
    ] + ImportsContents.useCases(of: NormImport.self)
}
