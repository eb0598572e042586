package pl.proassist.application.port;

/** The keys under which personal data is stored (SEC-22). Nobody sees one of them here, only their names. */
public interface DataKeys {

    /** Makes a new key, under which everything is stored from now on; what lies under the older ones follows by and by, while the product works. */
    Progress rotate();

    Progress progress();

    /**
     * How far what is stored has come under the current key.
     *
     * @param rows  how many hold something sealed
     * @param older how many of them hold something under an older key
     */
    record Progress(String current, long rows, long older) {

        public Progress and(Progress other) {
            return new Progress(current, rows + other.rows, older + other.older);
        }
    }
}
