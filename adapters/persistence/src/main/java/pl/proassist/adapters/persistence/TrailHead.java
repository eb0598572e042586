package pl.proassist.adapters.persistence;

import java.sql.Connection;

/** How many entries the trail has and the hash of the last one. */
record TrailHead(long number, byte[] hash) {

    private static final TrailHead NONE_YET = new TrailHead(0, new byte[32]);

    /** Holds everybody else who would add to the trail until this transaction ends. */
    static TrailHead locked(Connection connection, TrailKey key) {
        return read(connection, key, " FOR UPDATE");
    }

    static TrailHead seen(Connection connection, TrailKey key) {
        return read(connection, key, "");
    }

    /** A head that is not ours is never signed anew: what somebody did to the trail would be made good by our own next entry. */
    private static TrailHead read(Connection connection, TrailKey key, String lock) {
        return Sql.first(connection, "SELECT COALESCE(number, 0) AS number, hash, mac FROM trail_head WHERE id = 1" + lock, row -> {
            if (row.number("number") == 0) {
                return NONE_YET;
            }
            var head = new TrailHead(row.number("number"), row.bytes("hash"));
            if (!key.made(row.bytes("mac"), head.number, head.hash)) {
                throw new ForeignTrail();
            }
            return head;
        }).getOrElseThrow(ForeignTrail::new);
    }

    /** Nothing is done any more until somebody has looked, for nothing could be proved. */
    static final class ForeignTrail extends IllegalStateException {

        private static final long serialVersionUID = 1;

        private ForeignTrail() {
            super("the head of the trail does not bear the mark of this installation: the trail was tampered with,"
                    + " or this server has another key of the trail (proassist.trail.key) than the one that wrote it");
        }
    }
}
