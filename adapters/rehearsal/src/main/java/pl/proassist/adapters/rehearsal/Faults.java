package pl.proassist.adapters.rehearsal;

import java.util.EnumMap;
import java.util.Map;

/** What goes wrong at the simulated providers at the moment. */
final class Faults {

    private final RehearsalDatabase database;

    Faults(RehearsalDatabase database) {
        this.database = database;
    }

    Fault at(FaultySpot spot) {
        return database.first("SELECT fault FROM rehearsal_fault WHERE operation = ?", row -> Fault.valueOf(row.getString("fault")), spot.name())
                .getOrElse(Fault.NONE);
    }

    Map<FaultySpot, Fault> all() {
        var all = new EnumMap<FaultySpot, Fault>(FaultySpot.class);
        database.list("SELECT operation, fault FROM rehearsal_fault",
                        row -> Map.entry(FaultySpot.valueOf(row.getString("operation")), Fault.valueOf(row.getString("fault"))))
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /** These and no others. */
    void replace(Map<FaultySpot, Fault> faults) {
        database.together(tables -> {
            tables.update("DELETE FROM rehearsal_fault");
            faults.forEach((spot, fault) -> {
                if (fault != Fault.NONE) {
                    tables.update("INSERT INTO rehearsal_fault (operation, fault) VALUES (?, ?)", spot.name(), fault.name());
                }
            });
            return faults.size();
        });
    }
}
