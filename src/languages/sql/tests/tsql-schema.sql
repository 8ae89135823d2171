SET ANSI_NULLS ON
GO
/****** Object:  Table [dbo].[Users]    Script Date: 1/1/2020 ******/
CREATE TABLE [dbo].[Users](
	[Id] [int] IDENTITY(1,1) NOT NULL,
	[Full Name] [nvarchar](50) NULL CONSTRAINT [DF_Name] DEFAULT (N'?'),
	[Kind] [dbo].[KindType] NOT NULL,
	[Twice] AS ([Id] * 2),
 CONSTRAINT [PK_Users] PRIMARY KEY CLUSTERED ([Id] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]
) ON [PRIMARY]
GO
ALTER TABLE [dbo].[Users] WITH CHECK ADD CONSTRAINT [FK_Kind] FOREIGN KEY([Kind])
REFERENCES [dbo].[Kinds] ([Id])
GO
ALTER TABLE dbo.Users ADD Age int NULL, Born date
CREATE TYPE dbo.IdList AS TABLE (Id int NOT NULL)
CREATE SYNONYM dbo.People FOR other.dbo.Users
:r .\more.sql
