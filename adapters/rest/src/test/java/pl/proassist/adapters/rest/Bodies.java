package pl.proassist.adapters.rest;

import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;

import java.util.UUID;

/** Request bodies of the small clinic, and its paths. Single quotes are written for double ones. */
final class Bodies {

    static final String THE_FACILITY = "/facilities/" + FACILITY;
    static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    static final String PATIENT_BODY = json("{'firstName':'Łucja','lastName':'Żak','pesel':'44051401359','birthDate':'1944-05-14',"
            + "'phone':'22 123 45 67','email':'lucja@zak.example','language':'uk'}");

    static final String EVERYBODY_PAYS = json("{'facility':{'requirement':'REQUIRED','amount':{'type':'FULL','kind':'FULL_PREPAYMENT'},"
            + "'deadline':{'mode':'UNTIL_HOUR','cutoff':'20:00','afterCutoff':'ROLL','lead':'PT2H'},'sendBy':['EMAIL','SMS']}}");

    private Bodies() {
    }

    static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    static String newVisit() {
        return "/visits/" + UUID.randomUUID();
    }

    static String booking() {
        return booking("2026-01-26T09:00:00Z", "");
    }

    /** @param more further members, beginning with a comma */
    static String booking(String start, String more) {
        return json("{'facility':'%s','specialist':'%s','service':'%s','patient':'%s','start':'%s','channel':'RECEPTION'%s}"
                .formatted(FACILITY, SPECIALIST, SERVICE, PATIENT, start, more));
    }
}
