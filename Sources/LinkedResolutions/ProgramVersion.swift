/// The version of this program, as data and pages that it makes say it.
public enum ProgramVersion {
    public static let current = "0.1.0"
}
