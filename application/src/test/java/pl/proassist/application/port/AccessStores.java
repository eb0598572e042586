package pl.proassist.application.port;

/** The stores of accounts, logins and keys, over the same database as the others. */
public interface AccessStores extends Stores {

    Accounts accounts();

    Sessions sessions();

    LoginAttempts attempts();

    LoginFailures failures();

    ApiKeys keys();

    LoginRules loginRules();

    StaffLetters staffLetters();
}
