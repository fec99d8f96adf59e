export const reportHelp = `report: who lacks the methods that their role requires

  npm run --silent cli -- report --practice
  npm run --silent cli -- report --config FILE --format json --output FILE

  --practice            on the sample people of a practice directory of its own
  --config FILE         on the directory that this file names, see below
  --password-file FILE  its first line is the password; nobody else may read it (mode 0600)
  --format FORMAT       table (without it), csv (RFC 4180) or json
  --output FILE         into this file, whole or not at all; without it, to standard output
  --role NAME           only people of this role of the policy, and only what it requires of them
  --missing METHOD      list only those who lack this method for some requirement: of the methods that would meet it,
                        this is one that they don't have. The numbers stay those of all; exit status 1 is of the list
  --what-if FILE        by the policy in this file instead of the directory's; nothing is saved

Who signs in stands in SECURITY_INFO_CONSOLE_USER (user name or DN) or in the configuration, the password in
SECURITY_INFO_CONSOLE_PASSWORD or in the file. It has to be an auditor or administrator of the console.

Exits with 0 if nobody is listed, 1 if somebody is, 2 if it could not be told: standard error says why
in one line. What is not complete says so ("complete": false in JSON) and exits with 2. Nothing is asked for, and no
display is needed, so that cron can run it. What is exported here leaves no record in the audit log, which each
console keeps of its own window: let the system that runs it keep one.

FILE of --config is a JSON object:
  urls        ["ldaps://directory.example.org"], tried in order
  security    "ldaps", "starttls" or "ldap"
  baseDn      "dc=example,dc=org"
  ca          the certificate of an authority to trust besides the system's, or the name of its file (PEM)
  label       the directory's name in the report
  operator    who signs in: user name or DN
  roleGroups  { "technician": DN, "auditor": DN, "administrator": DN }, if they have other names than usual

The JSON has complete, total, capable, roles (by name: total, capable, registered, lacking) and lacking (userName,
roles, missing), besides what --format json shows. Without --missing, capable and those in lacking are total.`
