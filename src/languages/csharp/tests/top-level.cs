using Acme;

var app = Build(args);
app.Run();
await Serve(app);

static App Build(string[] args)
{
    var made = new App(args);
    return made;
}

public partial class Program { }
